package com.example.custom;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;

/** Finds the token that another system has put into a header. Thread-safe once configured. */
@AutoService(SessionResolver.class)
public final class MyCustomSessionResolver implements SessionResolver, Configurable<MyCustomSessionResolverSettings> {

    private String header;

    @Override
    public void configure(MyCustomSessionResolverSettings settings, ComponentContext context) {
        header = settings.header();
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        List<String> values = request.headers(header);
        if (values.isEmpty()) {
            return List.of(); // absent: the next resolver is asked
        }
        if (values.size() > 1) {
            return List.of(new Claim.Refused(RejectReason.AMBIGUOUS));
        }
        return ForeignToken.parse(values.get(0)) // bounded, and of visible characters
                .<List<Claim>>map(token -> List.of(new Claim.Foreign(token)))
                .orElse(List.of(new Claim.Refused(RejectReason.MALFORMED)));
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        // whoever issues the tokens gives them to the client
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        // and takes them back
    }
}
