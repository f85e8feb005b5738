package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;

/**
 * What a client gets when a session is created or reissued: the six fields of seed 000. Prints neither token. Immutable.
 *
 * @param authToken opens requests ({@code auth_token})
 * @param reissueToken is exchanged for the next grant ({@code reissue_token})
 * @param exp until when the auth token counts, in seconds since 1970 ({@code exp})
 * @param userId the account's number ({@code user_id})
 * @param username as the user writes it ({@code username})
 * @param userUuid the account's UUID ({@code user_uuid})
 */
public record SessionGrant(
        SessionToken authToken, SessionToken reissueToken, long exp, long userId, String username, String userUuid) {}
