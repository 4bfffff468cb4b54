package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A response of which the caller accepts as many bytes as the test allows. */
final class TakenAnswer extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final Map<String, String> headers = new TreeMap<>();
    private Supplier<Map<String, String>> trailers = Map::of;
    private int room;
    private int flushes;
    private boolean broken;
    private boolean completed;
    private WriteListener listener;

    ByteArrayOutputStream taken() {
        return taken;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> trailers() {
        return trailers.get();
    }

    boolean completed() {
        return completed;
    }

    int flushes() {
        return flushes;
    }

    WriteListener listener() {
        return listener;
    }

    /** Makes the next write fail. */
    void breaks() {
        broken = true;
    }

    void take(int bytes) throws IOException {
        room += bytes;
        listener.onWritePossible();
    }

    @Override
    public boolean isReady() {
        return room > 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        assertThat(room).as("room when writing").isPositive();
        assertThat(completed).as("completed before writing").isFalse();
        if (broken) {
            throw new IOException("the caller has gone");
        }
        room -= length; // may go negative: a server accepts its last write in full
        taken.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void write(int b) {
        throw new IllegalStateException("unexpected single-byte write");
    }

    @Override
    public void setWriteListener(WriteListener writer) {
        listener = writer;
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "getOutputStream" -> {
                    return this;
                }
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setTrailerFields" -> trailers = trailers(arguments[0]);
                default -> assertThat(name).isIn("setBufferSize", "setContentType");
            }
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static Supplier<Map<String, String>> trailers(Object argument) {
        return (Supplier<Map<String, String>>) argument;
    }

    AsyncContext async() {
        return proxy(AsyncContext.class, (name, arguments) -> {
            assertThat(name).isEqualTo("complete");
            assertThat(completed).as("completed twice").isFalse();
            completed = true;
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    /** Implements a method of a servlet interface. */
    private interface Call {
        Object answer(String name, Object... arguments);
    }
}
