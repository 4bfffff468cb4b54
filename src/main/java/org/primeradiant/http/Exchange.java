package org.primeradiant.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.admission.Pool;
import org.primeradiant.admission.Watch;
import org.primeradiant.api.Reason;
import org.primeradiant.identity.Identity;

/**
 * One HTTP request: its call's budget and its response. If the call's time is up before the component has answered,
 * another thread writes an error, and what the component's thread writes later is discarded; a response that has begun
 * is not cut off. The response is thread-safe.
 */
final class Exchange extends HttpServletResponseWrapper {
    private static final Logger LOGGER = System.getLogger(Exchange.class.getName());

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpServletRequest request;
    private final HttpProtocols protocols;
    private final Watch watch;
    private final Pool pool;
    // Used by the request's own thread only.
    private Optional<Call> call = Optional.empty();
    private Body body;
    private String reason = "";

    // Guarded by this.
    private State state = State.OPEN;

    /** Who writes the response. */
    private enum State {
        /** Nobody yet. */
        OPEN,
        /** The component. */
        ANSWERING,
        /** Another thread has written an error. */
        OVER
    }

    /** The call's budget, and the section in which the request's thread works for the call. */
    private record Call(Budget budget, Budget.Section section) {}

    Exchange(
            HttpServletRequest request, HttpServletResponse response, HttpProtocols protocols, Watch watch, Pool pool) {
        super(response);
        this.request = request;
        this.protocols = protocols;
        this.watch = watch;
        this.pool = pool;
    }

    /** The raw query string; empty if there is none. */
    String query() {
        String query = request.getQueryString();
        return query == null ? "" : query;
    }

    /** The call's budget. The first access creates it and starts the call's time. */
    Budget budget() {
        if (call.isEmpty()) {
            Budget budget = watch.begin(pool);
            // Nobody too: the server may know more of the caller on this thread, and decides about enterprise beans.
            budget.identify(
                    request.getAttribute(RightFilter.CALLER) instanceof Identity caller ? caller : Identity.NOBODY);
            budget.whenOver(() -> answerLate(budget));
            call = Optional.of(new Call(budget, budget.enter("", true)));
        }
        return call.get().budget();
    }

    /**
     * Ends the call; the request's thread has finished. Waits for an error that another thread is writing: the server
     * closes the response, written or not, when this thread returns.
     */
    void end() {
        synchronized (this) {
            if (state == State.OPEN) {
                state = State.ANSWERING;
            }
        }
        call.ifPresent(known -> {
            observe(known.budget(), this::getStatus, reason);
            known.section().end();
            known.budget().close();
        });
    }

    /** Reports the response status to the observers; only the first report counts. */
    private static void observe(Budget budget, IntSupplier known, String reason) {
        if (budget.observed().isObserved()) {
            int status = known.getAsInt();
            Outcome outcome =
                    status < BAD_REQUEST ? Outcome.ANSWERED : status < SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
            budget.observed().ends(outcome, status == OK ? "200" : String.valueOf(status), reason);
        }
    }

    /** Notes for the observers why the call fails; of a refusal only the kind: its text may quote the request. */
    void fails(HttpFailure failure) {
        reason = failure.status() < SERVER_ERROR ? failure.reason() : failure.text();
    }

    private void answerLate(Budget budget) {
        if (budget.isReading()) {
            observe(budget, Reason.REQUEST_TIMEOUT::status, Reason.REQUEST_TIMEOUT.text());
            answer(Reason.REQUEST_TIMEOUT, Budget.TOO_SLOW);
        } else {
            observe(budget, Reason.DEADLINE_EXCEEDED::status, Budget.TOO_LATE);
            answer(Reason.DEADLINE_EXCEEDED, Budget.TOO_LATE);
        }
    }

    /** Writes an error, unless the component's response has begun. */
    private synchronized void answer(Reason reason, String text) {
        if (state != State.OPEN || super.isCommitted()) {
            return;
        }
        state = State.OVER;
        try {
            ErrorAnswers.write(protocols, HttpFailure.of(reason, text), request, (HttpServletResponse) getResponse());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The client disconnected before it was told that its call timed out", e);
        }
    }

    /** Claims the response for the component, after which it is not cut off; false if an error has been written. */
    private synchronized boolean begin() {
        if (state == State.OPEN) {
            state = State.ANSWERING;
            call.ifPresent(known -> known.section().end());
        }
        return state == State.ANSWERING;
    }

    private void change(Runnable change) {
        synchronized (this) {
            if (state != State.OVER) {
                change.run();
            }
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (body == null) {
            body = new Body();
        }
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return begin() ? super.getWriter() : new PrintWriter(getOutputStream());
    }

    @Override
    public synchronized boolean isCommitted() {
        return state == State.OVER || super.isCommitted();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (begin()) {
            super.flushBuffer();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (begin()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (begin()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (begin()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void setStatus(int status) {
        change(() -> super.setStatus(status));
    }

    @Override
    public void setHeader(String name, String value) {
        change(() -> super.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        change(() -> super.addHeader(name, value));
    }

    @Override
    public void setIntHeader(String name, int value) {
        change(() -> super.setIntHeader(name, value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        change(() -> super.addIntHeader(name, value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        change(() -> super.setDateHeader(name, date));
    }

    @Override
    public void addDateHeader(String name, long date) {
        change(() -> super.addDateHeader(name, date));
    }

    @Override
    public void addCookie(Cookie cookie) {
        change(() -> super.addCookie(cookie));
    }

    @Override
    public void setContentType(String type) {
        change(() -> super.setContentType(type));
    }

    @Override
    public void setCharacterEncoding(String charset) {
        change(() -> super.setCharacterEncoding(charset));
    }

    @Override
    public void setContentLength(int length) {
        change(() -> super.setContentLength(length));
    }

    @Override
    public void setContentLengthLong(long length) {
        change(() -> super.setContentLengthLong(length));
    }

    @Override
    public void reset() {
        change(super::reset);
    }

    @Override
    public void resetBuffer() {
        change(super::resetBuffer);
    }

    private void sent(int bytes) {
        call.ifPresent(known -> known.budget().observed().sent(bytes));
    }

    /** The body of the component's response; discards all writes once an error has been written. */
    private final class Body extends ServletOutputStream {
        private ServletOutputStream out;

        /** The server's stream; empty if an error has been written. */
        private Optional<ServletOutputStream> begun() throws IOException {
            if (!begin()) {
                return Optional.empty();
            }
            if (out == null) {
                out = getResponse().getOutputStream();
            }
            return Optional.of(out);
        }

        @Override
        public void write(int b) throws IOException {
            Optional<ServletOutputStream> open = begun();
            if (open.isPresent()) {
                open.get().write(b);
                sent(1);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Optional<ServletOutputStream> open = begun();
            if (open.isPresent()) {
                open.get().write(bytes, from, length);
                sent(length);
            }
        }

        @Override
        public void flush() throws IOException {
            Optional<ServletOutputStream> open = begun();
            if (open.isPresent()) {
                open.get().flush();
            }
        }

        @Override
        public void close() throws IOException {
            Optional<ServletOutputStream> open = begun();
            if (open.isPresent()) {
                open.get().close();
            }
        }

        @Override
        public boolean isReady() {
            try {
                return begun().map(ServletOutputStream::isReady).orElse(true);
            } catch (IOException e) {
                LOGGER.log(Level.DEBUG, "The client disconnected", e);
                return true; // the write will fail too
            }
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                begun().ifPresent(open -> open.setWriteListener(listener));
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
