package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.graph.Content;
import org.primeradiant.graph.Encoded;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Puid;
import org.primeradiant.graph.RemoteFailure;
import org.primeradiant.http.JsonType;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RestRequest;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Checks;
import org.primeradiant.settings.Settings;

/**
 * One request to a graph over REST.
 *
 * @param graph the graph to call
 * @param settings the deployment's settings
 * @param checks runs the health checks of the nodes
 * @param caller the sender of the request
 */
record GraphExchange(Graph graph, Settings settings, Checks checks, GraphHttpCaller caller) {
    private static final int OK = 200;

    Response predict(RestRequest request) {
        return answer("predictions", "post", () -> {
            Content<SeldonMessage> message = content(request, json -> {
                SeldonMessage read = JsonReader.message(json, 0, json.length, request.budget());
                return settings.strictJson() ? StrictJson.request(read) : read;
            });
            return message(graph.predict(message, caller));
        });
    }

    /** If the root node takes no feedback, answers with the feedback itself, as Seldon's executor does. */
    Response feedback(RestRequest request) {
        return answer("feedback", "post", () -> {
            Content<Feedback> feedback =
                    content(request, json -> JsonReader.feedback(json, 0, json.length, request.budget()));
            Optional<Content<SeldonMessage>> answer = graph.feedback(feedback, caller);
            return answer.isPresent() ? message(answer.get()) : passed(OK, echo(feedback));
        });
    }

    Response metadata() {
        return answer("metadata", "get", () -> {
            GraphMetadata metadata = graph.metadata(caller);
            StreamingOutput body = out -> JsonWriter.write(metadata, out);
            return json(body);
        });
    }

    Response metadata(String node) {
        return answer("metadata", "get", () -> {
            Content<ModelMetadata> metadata = graph.metadata(node, caller);
            return canPass(metadata) ? passed(OK, metadata.encoded()) : json(metadata.value());
        });
    }

    Response status(String node) {
        return answer("status", "get", () -> message(graph.status(node, caller)));
    }

    /** Reports by the status alone whether the graph can be called: 200 or 503. */
    Response readiness() {
        return answer(
                "status",
                "get",
                () -> Response.status(isReady() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE));
    }

    private boolean isReady() {
        return graph.areComponentsReady() && checks.ask("the graph", graph::isReady);
    }

    /** Reports that the application runs. */
    Response life() {
        return completed(Response.ok());
    }

    /** The undecoded body, decoded when a node needs it. As for a component, its JSON may be in a form or the query. */
    private <T> Content<T> content(RestRequest request, Function<byte[], T> reader) {
        byte[] body = RequestBody.bytes(request, settings.limits().requestSize());
        return Content.encoded(
                Encoded.wrap(body, request.contentType()),
                come -> reader.apply(RequestBody.find(request, come.bytes()).json()));
    }

    private Response answer(String service, String method, Supplier<ResponseBuilder> work) {
        long start = System.nanoTime();
        Response answer = completed(answered(work));
        graph.meters().served(service, method, String.valueOf(answer.getStatus()), System.nanoTime() - start);
        return answer;
    }

    private static ResponseBuilder answered(Supplier<ResponseBuilder> work) {
        try {
            return work.get();
        } catch (RemoteFailure e) {
            return e.body().isPresent() ? passed(e.httpStatus(), e.body().get()) : SeldonErrors.answer(e);
        } catch (SeldonException e) {
            return SeldonErrors.answer(e);
        }
    }

    /** Adds the request id; {@link ExecutorHeaders} adds the other headers. */
    private Response completed(ResponseBuilder answer) {
        return answer.header(Puid.HEADER, caller.puid()).build();
    }

    private ResponseBuilder message(Content<SeldonMessage> answer) {
        if (canPass(answer)) {
            return passed(OK, answer.encoded());
        }
        SeldonMessage message = answer.value();
        return json(settings.strictJson() ? StrictJson.answer(message) : message)
                .status(ComponentDoor.httpStatus(message.status()));
    }

    private static ResponseBuilder json(Object entity) {
        return Response.ok(entity, MediaType.APPLICATION_JSON_TYPE);
    }

    /** Whether the body can be sent undecoded. Otherwise it is decoded, which tells whose fault a malformed one is. */
    private boolean canPass(Content<?> content) {
        return content.isEncoded() && JsonText.isJson(content.encoded().bytes(), !settings.strictJson());
    }

    private Encoded echo(Content<Feedback> feedback) {
        return canPass(feedback)
                ? feedback.encoded()
                : Content.of(feedback.value()).encoded();
    }

    /** Sends undecoded JSON of a remote node or the caller, never with a media type that browsers execute. */
    private static ResponseBuilder passed(int status, Encoded body) {
        ResponseBuilder answer = Response.status(status);
        return body.bytes().length == 0
                ? answer
                : answer.entity(body.bytes()).header(HttpHeaders.CONTENT_TYPE, JsonType.of(body.contentType()));
    }
}
