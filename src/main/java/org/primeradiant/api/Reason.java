package org.primeradiant.api;

/** Why a request failed, with its constant on the wire and its HTTP status. */
public enum Reason {
    /** The request is malformed, or does not fit the component. */
    BAD_DATA("MICROSERVICE_BAD_DATA", 400),
    /** The component does not have the role that was asked for. */
    MISSING_ROLE("MICROSERVICE_BAD_DATA", 400),
    /** The caller has not proved who it is. */
    UNAUTHENTICATED("MICROSERVICE_UNAUTHENTICATED", 401),
    /** The caller may not do this. */
    FORBIDDEN("MICROSERVICE_FORBIDDEN", 403),
    /** There is no component of that name, or no such path. */
    NOT_FOUND("MICROSERVICE_NOT_FOUND", 404),
    /** The path exists, but not for this HTTP method. */
    METHOD_NOT_ALLOWED("MICROSERVICE_METHOD_NOT_ALLOWED", 405),
    /** The body arrived too slowly. */
    REQUEST_TIMEOUT("MICROSERVICE_REQUEST_TIMEOUT", 408),
    /** The body exceeds the size limit, or needs more memory than one request may use. */
    TOO_LARGE("MICROSERVICE_TOO_LARGE", 413),
    /** The body has a {@code Content-Encoding} that is not supported. */
    UNSUPPORTED_ENCODING("MICROSERVICE_BAD_DATA", 415),
    /** The host cannot take the request now: it is loading, failed to load, is stopping or is overloaded. */
    UNAVAILABLE("MICROSERVICE_UNAVAILABLE", 503),
    /** A remote node of a graph sent an answer that is invalid or not allowed. */
    BAD_GATEWAY("MICROSERVICE_BAD_GATEWAY", 502),
    /** The caller's deadline passed. */
    DEADLINE_EXCEEDED("MICROSERVICE_DEADLINE_EXCEEDED", 504),
    /** The component failed. */
    INTERNAL_ERROR("MICROSERVICE_INTERNAL_ERROR", 500),
    /** The component reported a metric that cannot be exported. */
    BAD_METRIC("MICROSERVICE_BAD_METRIC", 500),
    /** The component's metadata is invalid. */
    BAD_METADATA("MICROSERVICE_BAD_METADATA", 500),
    /** The component chose its own status and reason. */
    CHOSEN("MICROSERVICE_BAD_DATA", 400);

    private final String text;
    private final int status;

    Reason(String text, int status) {
        this.text = text;
        this.status = status;
    }

    /** The reason's constant on the wire. */
    public String text() {
        return text;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
