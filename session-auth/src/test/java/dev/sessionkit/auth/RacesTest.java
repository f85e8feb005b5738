package dev.sessionkit.auth;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Renewals and admissions, raced on memory, H2 and PostgreSQL. */
class RacesTest {

    @Nested
    class OnMemory
            implements RenewalRacesContract,
                    AdmissionContract,
                    SessionsServiceContract,
                    LoginRacesContract,
                    TokenPairsContract {
        @Override
        public String store() {
            return "MemorySessionStore";
        }
    }

    @Nested
    class OnH2
            implements RenewalRacesContract,
                    AdmissionContract,
                    SessionsServiceContract,
                    LoginRacesContract,
                    TokenPairsContract {
        @Override
        public String store() {
            return "jdbc:h2:mem:renewals;DB_CLOSE_DELAY=-1";
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

    @Nested
    class OnPostgres
            implements RenewalRacesContract,
                    AdmissionContract,
                    SessionsServiceContract,
                    LoginRacesContract,
                    TokenPairsContract {
        private static EmbeddedPostgres postgres;

        @BeforeAll
        static void start() throws IOException {
            postgres = EmbeddedPostgres.start();
        }

        @AfterAll
        static void stop() throws IOException {
            postgres.close();
        }

        @Override
        public String store() {
            return postgres.getJdbcUrl("postgres", "postgres");
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
}
