package com.example.outside;

import java.util.List;

/**
 * What a service keeps in a session.
 *
 * @param items what somebody means to buy
 */
public record Basket(List<String> items) {}
