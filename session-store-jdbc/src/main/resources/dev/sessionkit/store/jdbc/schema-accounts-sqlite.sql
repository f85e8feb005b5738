-- Sessionkit's accounts in SQLite: one row each, and one for each external identity.
-- Run by the setting CreateSchema, or as a migration of the host's. To run it twice does no harm.

CREATE TABLE IF NOT EXISTS sessionkit_account (
    -- random, of up to 53 bits; as decimal text it is the user_id of the user's sessions
    id                      INTEGER NOT NULL PRIMARY KEY,
    -- 64 random bits, new with each write: a write counts only if nobody else has written since it read
    revision                INTEGER NOT NULL,
    -- names the user to others; never changes
    uuid                    TEXT    NOT NULL,
    -- as typed, and as it is compared: canonical, unique
    user_name               TEXT    NOT NULL,
    user_name_key           TEXT    NOT NULL,
    -- the same of the e-mail address; both null where there is none
    email                   TEXT,
    email_key               TEXT,
    email_verified          INTEGER NOT NULL,
    role                    TEXT    NOT NULL,
    -- whether the user may sign in
    enabled                 INTEGER NOT NULL,
    -- encoded with salt and parameters; null where the user signs in elsewhere
    password_hash           TEXT,
    -- in milliseconds since 1970
    created_at              INTEGER NOT NULL,
    credentials_changed_at  INTEGER NOT NULL,

    CONSTRAINT sessionkit_account_user_name UNIQUE (user_name_key),
    CONSTRAINT sessionkit_account_email UNIQUE (email_key)
);

-- who an account's user is at another system; both are compared exactly
CREATE TABLE IF NOT EXISTS sessionkit_account_identity (
    issuer      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    account_id  INTEGER NOT NULL,

    PRIMARY KEY (issuer, subject),
    -- (checked by SQLite on connections with foreign_keys on alone; nothing here depends on it)
    CONSTRAINT sessionkit_account_identity_of FOREIGN KEY (account_id)
        REFERENCES sessionkit_account (id) ON DELETE CASCADE
);

-- the identities of an account
CREATE INDEX IF NOT EXISTS sessionkit_account_identity_account ON sessionkit_account_identity (account_id);
