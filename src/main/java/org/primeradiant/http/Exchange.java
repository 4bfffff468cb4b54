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

/**
 * One request over HTTP: what its call may take, and its response. If the time is over before the component has
 * answered, another thread answers, and what the component's thread writes later goes nowhere; an answer that has
 * begun is not cut off. The response is thread-safe.
 */
final class Exchange extends HttpServletResponseWrapper {
    private static final Logger LOGGER = System.getLogger(Exchange.class.getName());

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpServletRequest request;
    private final HttpProtocols protocols;
    private final Watch watch;
    private final Pool pool;
    // Used by the request's own thread alone.
    private Optional<Call> call = Optional.empty();
    private Body body;

    // Guarded by this.
    private State state = State.OPEN;

    /** Who answers. */
    private enum State {
        /** Nobody has yet. */
        OPEN,
        /** The component does. */
        ANSWERING,
        /** Somebody else has. */
        OVER
    }

    /** What the call may take, and where the request's thread works for it. */
    private record Call(Budget budget, Budget.Section section) {}

    Exchange(
            HttpServletRequest request, HttpServletResponse response, HttpProtocols protocols, Watch watch, Pool pool) {
        super(response);
        this.request = request;
        this.protocols = protocols;
        this.watch = watch;
        this.pool = pool;
    }

    /** The query as it came; empty if there is none. */
    String query() {
        String query = request.getQueryString();
        return query == null ? "" : query;
    }

    /** What the call may take, whose time begins when this is asked first. */
    Budget budget() {
        if (call.isEmpty()) {
            Budget budget = watch.begin(pool);
            budget.whenOver(() -> answerLate(budget));
            call = Optional.of(new Call(budget, budget.enter("", true)));
        }
        return call.get().budget();
    }

    /** The request's thread is done with it. */
    void end() {
        call.ifPresent(known -> {
            observe(known.budget(), this::getStatus);
            known.section().end();
            known.budget().close();
        });
    }

    /** Told once, of the answer that the caller got. */
    private static void observe(Budget budget, IntSupplier known) {
        if (budget.observed().isObserved()) {
            int status = known.getAsInt();
            Outcome outcome =
                    status < BAD_REQUEST ? Outcome.ANSWERED : status < SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
            budget.observed().ends(outcome, String.valueOf(status));
        }
    }

    private void answerLate(Budget budget) {
        if (budget.isReading()) {
            observe(budget, Reason.REQUEST_TIMEOUT::status);
            answer(Reason.REQUEST_TIMEOUT, Budget.TOO_SLOW);
        } else {
            observe(budget, Reason.DEADLINE_EXCEEDED::status);
            answer(Reason.DEADLINE_EXCEEDED, Budget.TOO_LATE);
        }
    }

    /** Answers instead of the component, unless its answer has begun. */
    private synchronized void answer(Reason reason, String text) {
        if (state != State.OPEN || super.isCommitted()) {
            return;
        }
        state = State.OVER;
        try {
            ErrorAnswers.write(
                    protocols.of(request).errors(), HttpFailure.of(reason, text), request, (HttpServletResponse)
                            getResponse());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "A caller went away before it was told that its call is over", e);
        }
    }

    /** Whether the component may go on with its answer, which then is not cut off. */
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

    /** Where the component's answer goes. */
    private final class Body extends ServletOutputStream {
        private ServletOutputStream out;

        /** The server's stream; empty if somebody else has answered. */
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
                LOGGER.log(Level.DEBUG, "A caller went away", e);
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
