package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.http.CoOwner;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RequestBody.Found;
import org.primeradiant.http.RestRequest;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.Settings;

/**
 * Calls one component for callers over REST. Thread-safe.
 *
 * @param component looks up the component
 * @param settings the deployment's settings
 * @param checks runs the component's health check
 * @param coOwner the protocol that shares {@code /predict} and {@code /health/status}
 * @param log logs payloads
 */
record ComponentDoor(
        Supplier<Microservice> component, Settings settings, Checks checks, CoOwner coOwner, PayloadLog log)
        implements ExternalDoor {
    private static final int OK = 200;
    private static final int LAST_STATUS = 599;

    /** Answers {@code /predict}, which two protocols share. */
    Response predict(RestRequest request) {
        if (settings.unit().passesBodies()) {
            return passBody(request);
        }
        Found found = found(request);
        if (found.hasClient()) {
            return coOwner.predict(found.json(), request, component.get());
        }
        SeldonMessage answer = call(Operation.PREDICT, found, request);
        return answer(httpStatus(answer.status()), answer);
    }

    @Override
    public Response predictions(RestRequest request) {
        return predict(request);
    }

    /** Decodes neither the request nor the answer. */
    private Response passBody(RestRequest request) {
        byte[] bytes = RequestBody.undecoded(request, settings.limits().requestSize());
        SeldonMessage message = SeldonMessage.of(Bytes.wrap(bytes));
        HttpCaller caller = request.caller(SeldonProtocol.NAME);
        Microservice service = component.get();
        CallLog logged = log.component(service.name(), SeldonProtocol.NAME).call(caller, message.meta());
        logged.request(() -> Body.of(bytes, request.contentType()));
        SeldonMessage answer = service.call(Operation.PREDICT, message, caller);
        logged.response(() -> body(answer));
        return answer.payload() instanceof Bytes passed
                ? Response.ok(passed.array(), MediaType.APPLICATION_JSON_TYPE).build()
                : answer(OK, answer);
    }

    /** Calls an operation that takes one message and does not choose the HTTP status. */
    Response call(Operation operation, RestRequest request) {
        return answer(OK, call(operation, found(request), request));
    }

    private SeldonMessage call(Operation operation, Found found, RestRequest request) {
        byte[] json = found.json();
        SeldonMessage message = JsonReader.message(json, 0, json.length, request.budget());
        SeldonMessage checked = settings.strictJson() ? StrictJson.request(message) : message;
        HttpCaller caller = request.caller(SeldonProtocol.NAME);
        Microservice service = component.get();
        CallLog logged = log.component(service.name(), SeldonProtocol.NAME).call(caller, checked.meta());
        logged.request(() -> Body.json(json));
        SeldonMessage answer = service.call(operation, checked, caller);
        logged.response(() -> body(answer));
        return answer;
    }

    /** The answer as the caller gets it. */
    private Body body(SeldonMessage answer) {
        if (answer.payload() instanceof Bytes passed && settings.unit().passesBodies()) {
            return Body.json(passed.array());
        }
        return Body.json(settings.strictJson() ? StrictJson.answer(answer) : answer);
    }

    Response aggregate(RestRequest request) {
        byte[] json = found(request).json();
        List<SeldonMessage> messages = JsonReader.messages(json, 0, json.length, request.budget());
        if (settings.strictJson()) {
            messages.forEach(StrictJson::request);
        }
        HttpCaller caller = request.caller(SeldonProtocol.NAME);
        Microservice service = component.get();
        CallLog logged = log.component(service.name(), SeldonProtocol.NAME).call(caller, Meta.EMPTY);
        logged.request(() -> Body.json(json));
        SeldonMessage answer = service.aggregate(messages, caller);
        logged.response(() -> body(answer));
        return answer(OK, answer);
    }

    @Override
    public Response feedback(RestRequest request) {
        byte[] json = found(request).json();
        Feedback feedback = JsonReader.feedback(json, 0, json.length, request.budget());
        HttpCaller caller = request.caller(SeldonProtocol.NAME);
        Microservice service = component.get();
        log.component(service.name(), SeldonProtocol.NAME)
                .call(caller, feedback.request().meta())
                .feedback(() -> Body.json(json));
        return answer(OK, service.feedback(feedback, caller));
    }

    Response metadata() {
        return Response.ok(component.get().metadata(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @Override
    public Response metadata(HttpHeaders headers) {
        return metadata();
    }

    /** While authentication is on, the answer tells nobody more than whether the component is well. */
    @Override
    public Response health(HttpHeaders headers) {
        if (!settings.identity().isOn()) {
            return told(headers);
        }
        try {
            told(headers);
        } catch (SeldonException e) {
            throw new SeldonException(Reason.UNAVAILABLE, "not ready", e);
        }
        return answer(OK, SeldonMessage.of(Payload.NONE));
    }

    private Response told(HttpHeaders headers) {
        Microservice service = component.get();
        service.requireReady();
        Caller caller = new HttpCaller(headers.getRequestHeaders(), Budget.UNLIMITED, SeldonProtocol.NAME);
        return answer(OK, checks.ask(service.name(), () -> {
            coOwner.requireWell(service);
            return service.health(caller);
        }));
    }

    private Found found(RestRequest request) {
        return RequestBody.find(request, settings.limits().requestSize());
    }

    /**
     * The HTTP status is that of the answer, so that a model can choose it. A code that HTTP does not have appears only
     * in the body, with a 200.
     */
    static int httpStatus(Status status) {
        return status.code() >= OK && status.code() <= LAST_STATUS ? status.code() : OK;
    }

    private Response answer(int httpStatus, SeldonMessage answer) {
        return Response.status(httpStatus)
                .entity(settings.strictJson() ? StrictJson.answer(answer) : answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
