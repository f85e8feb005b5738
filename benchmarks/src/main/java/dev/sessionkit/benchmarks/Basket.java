package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionKey;
import java.io.Serializable;

/** The attribute that requests read and change: a small record, serializable because Spring Session asks for that. */
record Basket(String owner, int items, String currency) implements Serializable {

    static final SessionKey<Basket> KEY = SessionKey.of("basket", Basket.class);

    static Basket of(String owner) {
        return new Basket(owner, 3, "EUR");
    }

    Basket plusOne() {
        return new Basket(owner, items + 1, currency);
    }
}
