package com.example.outside;

import java.util.concurrent.ConcurrentMap;

/** What this host shares among its nodes, such as a data grid. Thread-safe. */
@FunctionalInterface
public interface Grid {

    /**
     * One map of the grid.
     *
     * @param name which
     * @return the same map for the same name
     */
    ConcurrentMap<String, String> map(String name);
}
