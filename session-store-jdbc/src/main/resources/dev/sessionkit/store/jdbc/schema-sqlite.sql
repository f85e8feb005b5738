-- Sessionkit's sessions in SQLite: one row each.
-- Run by the setting CreateSchema, or as a migration of the host's. To run it twice does no harm.

CREATE TABLE IF NOT EXISTS sessionkit_session (
    -- the public id: 128 bits, the first 48 of them the creation time in milliseconds; as text it is base64url
    id            BLOB    NOT NULL PRIMARY KEY,
    -- 64 random bits, new with each write: a write counts only if nobody else has written since it read
    revision      INTEGER NOT NULL,
    -- whose session, as the host names its users; compared exactly; null before somebody signs in
    user_id       TEXT,
    -- the row may be deleted once this hour has begun, counted from 1970; coarse, so that it seldom moves with use
    purge_bucket  INTEGER NOT NULL,
    -- the row must be kept until then, in milliseconds since 1970
    purge_after   INTEGER NOT NULL,
    -- what the framework keeps: times, hashes of secrets, sign-in, end; binary, with a version
    state         BLOB    NOT NULL,
    -- what services keep: one JSON object
    data          TEXT    NOT NULL,

    -- For people who look with SQL: UTC as ISO 8601. Written together with the state, which counts, and never read back.
    created_at    TEXT,
    last_seen_at  TEXT,
    -- null where it has no absolute end
    ends_at       TEXT,
    -- null while it has not been ended
    ended_at      TEXT,
    end_reason    TEXT
);

-- a user's sessions, newest first
CREATE INDEX IF NOT EXISTS sessionkit_session_user ON sessionkit_session (user_id, id);

-- what the sweeper looks for
CREATE INDEX IF NOT EXISTS sessionkit_session_purge ON sessionkit_session (purge_bucket);
