package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionKey;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.ArrayList;
import java.util.List;

/** What a host declares: a bean that can be changed, and wants to know where it is bound. */
public final class Cart implements HttpSessionBindingListener {

    static final SessionKey<Cart> KEY = SessionKey.of("cart", Cart.class);
    static final SessionKey<List<String>> NAMES = SessionKey.listOf("names", String.class);
    static final Recorder TOLD = new Recorder();

    private List<String> items = new ArrayList<>();

    static Cart of(String... items) {
        Cart cart = new Cart();
        cart.items.addAll(List.of(items));
        return cart;
    }

    public List<String> getItems() {
        return items;
    }

    public void setItems(List<String> items) {
        this.items = items;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        boolean late = event.getSession().getAttribute(event.getName()) == this;
        TOLD.add("bound " + event.getName() + " " + this + (late ? ", and could be found before" : ""));
        if (items.contains("gift")) {
            items.add("ribbon");
        }
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        TOLD.add("unbound " + event.getName() + " " + this);
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
