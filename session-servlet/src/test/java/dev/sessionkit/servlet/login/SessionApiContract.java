package dev.sessionkit.servlet.login;

/** All that holds of the endpoints of seed 001. */
interface SessionApiContract
        extends PasswordContract,
                SessionsContract,
                SocialContract,
                OneTimeTokenContract,
                FromElsewhereContract,
                BadInputContract {}
