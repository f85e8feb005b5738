package dev.sessionkit.servlet.login;

/** All that holds of the endpoints of seed 003. */
interface TokenPairApiContract
        extends PairStartContract, PairRefreshContract, PairLogoutContract, PairCookieContract, PairInputContract {}
