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
 * @param graph what answers
 * @param settings those of the deployment
 * @param checks asks the nodes how they are
 * @param caller who sent it
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

    /** Where nobody takes feedback at the root, the feedback itself is the answer, as of Seldon's executor. */
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

    /** Whether the graph can be called, by the status alone. */
    Response readiness() {
        return answer(
                "status",
                "get",
                () -> Response.status(isReady() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE));
    }

    private boolean isReady() {
        return graph.areComponentsReady() && checks.ask("the graph", graph::isReady);
    }

    /** That the application runs. */
    Response life() {
        return completed(Response.ok());
    }

    /** The body as it came, to be read when a node needs it: from a form, or wherever else a component finds it. */
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

    /** See {@link ExecutorHeaders}, which adds the others. */
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

    /** Whether it is a body that can go out unread; else it is read, which says whose fault it is if it cannot be. */
    private boolean canPass(Content<?> content) {
        return content.isEncoded() && JsonText.isJson(content.encoded().bytes(), !settings.strictJson());
    }

    private Encoded echo(Content<Feedback> feedback) {
        return canPass(feedback)
                ? feedback.encoded()
                : Content.of(feedback.value()).encoded();
    }

    /** A body of JSON that nobody has read, of a remote node or the caller; never of a type that browsers run. */
    private static ResponseBuilder passed(int status, Encoded body) {
        ResponseBuilder answer = Response.status(status);
        return body.bytes().length == 0
                ? answer
                : answer.entity(body.bytes()).header(HttpHeaders.CONTENT_TYPE, JsonType.of(body.contentType()));
    }
}
