package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;

/** A component that only reads, and emulates, keeps the contract of what is resolver and store in one. */
class TicketsTest implements CombinedContract {

    private final Tickets tickets = new Tickets();

    @Override
    public SessionResolver resolver() {
        return tickets;
    }

    @Override
    public Client client() {
        return Client.ofBearer("x-ticket");
    }

    @Override
    public String credential(int number) {
        return Tickets.ticket("holder-" + number);
    }

    @Override
    public void assertCarried(int number, SessionRecord session) {
        assertThat(session.user()).contains(new UserId("holder-" + number));
        assertThat(session.data().values().orElseThrow()).containsEntry("holder", "holder-" + number);
    }
}
