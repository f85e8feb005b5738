package com.example.outside;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.SessionResolverContract;
import dev.sessionkit.tck.TokenSendingContract;

class TicketResolverTest implements SessionResolverContract, TokenSendingContract {

    private final TicketResolver resolver = new TicketResolver();

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader("x-ticket");
    }
}
