-- Sessionkit's accounts in MariaDB and MySQL: one row each, and one for each external identity.
-- Run by the setting CreateSchema, or as a migration of the host's. To run it twice does no harm.

CREATE TABLE IF NOT EXISTS sessionkit_account (
    -- random, of up to 53 bits; as decimal text it is the user_id of the user's sessions
    id                      BIGINT        NOT NULL PRIMARY KEY,
    -- 64 random bits, new with each write: a write counts only if nobody else has written since it read
    revision                BIGINT        NOT NULL,
    -- names the user to others; never changes
    uuid                    VARCHAR(36)   NOT NULL,
    -- as typed, and as it is compared: canonical, unique
    user_name               VARCHAR(64)   NOT NULL,
    user_name_key           VARCHAR(64)   NOT NULL,
    -- the same of the e-mail address; both null where there is none
    email                   VARCHAR(254),
    email_key               VARCHAR(254),
    email_verified          BOOLEAN       NOT NULL,
    role                    VARCHAR(64)   NOT NULL,
    -- whether the user may sign in
    enabled                 BOOLEAN       NOT NULL,
    -- encoded with salt and parameters; null where the user signs in elsewhere
    password_hash           VARCHAR(1024),
    -- in milliseconds since 1970
    created_at              BIGINT        NOT NULL,
    credentials_changed_at  BIGINT        NOT NULL,

    CONSTRAINT sessionkit_account_user_name UNIQUE (user_name_key),
    CONSTRAINT sessionkit_account_email UNIQUE (email_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- who an account's user is at another system; both are compared exactly
CREATE TABLE IF NOT EXISTS sessionkit_account_identity (
    issuer      VARCHAR(255)  NOT NULL,
    subject     VARCHAR(255)  NOT NULL,
    account_id  BIGINT        NOT NULL,

    PRIMARY KEY (issuer, subject),
    CONSTRAINT sessionkit_account_identity_of FOREIGN KEY (account_id)
        REFERENCES sessionkit_account (id) ON DELETE CASCADE,

    -- the identities of an account
    INDEX sessionkit_account_identity_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
