-- Sessionkit's sessions in PostgreSQL: one row each.
-- Run by the setting CreateSchema, or as a migration of the host's. To run it twice does no harm.

CREATE TABLE IF NOT EXISTS sessionkit_session (
    -- the public id: 128 bits, the first 48 of them the creation time in milliseconds; as text it is base64url
    id            bytea  NOT NULL PRIMARY KEY,
    -- 64 random bits, new with each write: a write counts only if nobody else has written since it read
    revision      bigint NOT NULL,
    -- whose session, as the host names its users; compared exactly; null before somebody signs in
    user_id       varchar(255) COLLATE "C",
    -- the row may be deleted once this hour has begun, counted from 1970; coarse, so that it seldom moves with use
    purge_bucket  bigint NOT NULL,
    -- the row must be kept until then, in milliseconds since 1970
    purge_after   bigint NOT NULL,
    -- what the framework keeps: times, hashes of secrets, sign-in, end; binary, with a version
    state         bytea  NOT NULL,
    -- what services keep: one JSON object
    data          text   NOT NULL,

    -- For people who look with SQL. Written together with the state, which counts, and never read back.
    created_at    timestamptz,
    last_seen_at  timestamptz,
    -- null where it has no absolute end
    ends_at       timestamptz,
    -- null while it has not been ended
    ended_at      timestamptz,
    end_reason    varchar(32)
    -- room on each page, so that an update stays there and touches no index
) WITH (fillfactor = 80);

-- a user's sessions, newest first
CREATE INDEX IF NOT EXISTS sessionkit_session_user ON sessionkit_session (user_id, id);

-- what the sweeper looks for
CREATE INDEX IF NOT EXISTS sessionkit_session_purge ON sessionkit_session (purge_bucket);
