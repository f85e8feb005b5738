-- Sessionkit's sessions in MariaDB and MySQL: one row each.
-- Run by the setting CreateSchema, or as a migration of the host's. To run it twice does no harm.

CREATE TABLE IF NOT EXISTS sessionkit_session (
    -- the public id: 128 bits, the first 48 of them the creation time in milliseconds; as text it is base64url
    id            BINARY(16)       NOT NULL PRIMARY KEY,
    -- 64 random bits, new with each write: a write counts only if nobody else has written since it read
    revision      BIGINT           NOT NULL,
    -- whose session, as the host names its users; compared exactly; null before somebody signs in
    user_id       VARCHAR(255),
    -- the row may be deleted once this hour has begun, counted from 1970; coarse, so that it seldom moves with use
    purge_bucket  BIGINT           NOT NULL,
    -- the row must be kept until then, in milliseconds since 1970
    purge_after   BIGINT           NOT NULL,
    -- what the framework keeps: times, hashes of secrets, sign-in, end; binary, with a version
    state         VARBINARY(16384) NOT NULL,
    -- what services keep: one JSON object
    data          MEDIUMTEXT       NOT NULL,

    -- For people who look with SQL: UTC. Written together with the state, which counts, and never read back.
    created_at    DATETIME(3),
    last_seen_at  DATETIME(3),
    -- null where it has no absolute end
    ends_at       DATETIME(3),
    -- null while it has not been ended
    ended_at      DATETIME(3),
    end_reason    VARCHAR(32),

    -- a user's sessions, newest first
    INDEX sessionkit_session_user (user_id, id),
    -- what the sweeper looks for
    INDEX sessionkit_session_purge (purge_bucket)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
