package org.primeradiant.http;

import java.util.List;
import java.util.Set;
import org.primeradiant.codec.JsonWriter;

/** A protocol without resources, which handles all paths with a prefix and answers errors in Seldon's form. */
record OneProtocol(String prefix) implements HttpProtocol {
    static final HttpProtocols EVERYWHERE = new HttpProtocols(List.of(new OneProtocol("/")), Origins.ANY);

    @Override
    public boolean answersAt(String path) {
        return path.startsWith(prefix);
    }

    @Override
    public Set<Object> resources() {
        return Set.of();
    }

    @Override
    public ErrorForm errors() {
        return failure -> JsonWriter.error(failure.reason(), failure.text());
    }
}
