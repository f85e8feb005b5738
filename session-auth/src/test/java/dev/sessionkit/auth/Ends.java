package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/** Ways in which a session, or all of its user's, end. */
enum Ends {
    LOGOUT {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            Optional<Session> session = host.open(login);
            session.ifPresent(own -> own.end(EndReason.LOGOUT));
            return session.isPresent();
        }
    },
    KICKED_ALONE {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            return host.framework.sessions().end(LoginHost.id(login), EndReason.KICKED);
        }
    },
    KICKED {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            host.management.endAll(login.account().id(), EndReason.KICKED);
            return true;
        }
    },
    OTHERS_KICKED {
        /** By the session itself, which lives on: what is still to be redeemed does not. */
        @Override
        boolean act(LoginHost host, LoginResult login) {
            boolean lives = host.opens(login);
            if (lives) {
                host.management.kick(host.request(login));
            }
            return lives;
        }
    },
    DISABLED {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            return host.accountService.disable(login.account().number());
        }
    },
    DELETED {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            return host.accountService.delete(login.account().number());
        }
    },
    PASSWORD_CHANGED {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            return changePassword(host, login, true);
        }
    },
    PASSWORD_CHANGED_ALONE {
        @Override
        boolean act(LoginHost host, LoginResult login) {
            return changePassword(host, login, false);
        }
    };

    static final Secret NEXT = Secret.of("another good password");

    /** Whether it had an effect: a session that has ended can do nothing, and nothing to it. */
    abstract boolean act(LoginHost host, LoginResult login);

    /** Whether the session itself lives on. */
    boolean spares() {
        return this == OTHERS_KICKED || this == PASSWORD_CHANGED_ALONE;
    }

    private static boolean changePassword(LoginHost host, LoginResult login, boolean endOthers) {
        host.accountService.changePassword(
                login.account().number(), LoginHost.PASSWORD, NEXT, endOthers, Optional.empty());
        return true;
    }
}
