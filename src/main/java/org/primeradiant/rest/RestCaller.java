package org.primeradiant.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.primeradiant.api.Caller;

/** A caller over HTTP: its headers. */
record RestCaller(HttpHeaders headers) implements Caller {
    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
