/**
 * Components as somebody else would write them, against {@code session-api} alone: the resolver and the store that ask
 * another company's identity provider about its tokens ({@link com.example.custom.MyCustomSessionResolver},
 * {@link com.example.custom.MyCustomSessionStore}), and a store over a key-value map
 * ({@link com.example.custom.MyKeyValueSessionStore}).
 */
package com.example.custom;
