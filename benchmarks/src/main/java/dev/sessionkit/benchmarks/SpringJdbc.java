package dev.sessionkit.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Session JDBC as its configuration class sets it up, doing what its filter does for a request. */
final class SpringJdbc {

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final List<String> ids = new ArrayList<>();

    SpringJdbc(DataSource dataSource) {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql"))
                .execute(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        repository = new JdbcIndexedSessionRepository(new JdbcTemplate(dataSource), transactions);
        for (int i = 0; i < Population.SESSIONS; i++) {
            ids.add(create(repository, Population.user(i)));
        }
    }

    Operation read(int lane) {
        return read(repository, lane);
    }

    private <S extends Session> Operation read(SessionRepository<S> sessions, int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            S session = sessions.findById(ids.get(turn.next()));
            Basket basket = session.getRequiredAttribute("basket");
            session.setLastAccessedTime(Instant.now());
            sessions.save(session);
            return basket;
        };
    }

    Operation change(int lane) {
        return change(repository, lane);
    }

    private <S extends Session> Operation change(SessionRepository<S> sessions, int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            S session = sessions.findById(ids.get(turn.next()));
            Basket basket = session.<Basket>getRequiredAttribute("basket").plusOne();
            session.setAttribute("basket", basket);
            session.setLastAccessedTime(Instant.now());
            sessions.save(session);
            return basket;
        };
    }

    Operation create(int lane) {
        Turn turn = new Turn(lane);
        return () -> create(repository, Population.newcomer(turn.next()));
    }

    private static <S extends Session> String create(SessionRepository<S> sessions, String user) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user);
        session.setAttribute("basket", Basket.of(user));
        sessions.save(session);
        return session.getId();
    }

    Operation list(int lane) {
        Turn turn = new Turn(lane);
        return () -> repository.findByPrincipalName(Population.user(turn.next()));
    }
}
