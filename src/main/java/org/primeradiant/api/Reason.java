package org.primeradiant.api;

/** Why a request failed: the constant on the wire and the HTTP status. */
public enum Reason {
    /** The request cannot be understood, or does not fit the component. */
    BAD_DATA("MICROSERVICE_BAD_DATA", 400),
    /** The component has no such role. */
    MISSING_ROLE("MICROSERVICE_BAD_DATA", 400),
    /** No component of that name, or no such path. */
    NOT_FOUND("MICROSERVICE_NOT_FOUND", 404),
    /** The path exists, but not for this HTTP method. */
    METHOD_NOT_ALLOWED("MICROSERVICE_METHOD_NOT_ALLOWED", 405),
    /** The body came too slowly. */
    REQUEST_TIMEOUT("MICROSERVICE_REQUEST_TIMEOUT", 408),
    /** The body is larger than the host accepts, or takes more memory than a request may have. */
    TOO_LARGE("MICROSERVICE_TOO_LARGE", 413),
    /** The host cannot take the request now: it is loading, failed to load, is stopping, or has too much to do. */
    UNAVAILABLE("MICROSERVICE_UNAVAILABLE", 503),
    /** A remote node of a graph answered with what must not, or cannot, be used. */
    BAD_GATEWAY("MICROSERVICE_BAD_GATEWAY", 502),
    /** The caller's deadline passed. */
    DEADLINE_EXCEEDED("MICROSERVICE_DEADLINE_EXCEEDED", 504),
    /** The component failed. */
    INTERNAL_ERROR("MICROSERVICE_INTERNAL_ERROR", 500),
    /** The component reported a metric that cannot be exported. */
    BAD_METRIC("MICROSERVICE_BAD_METRIC", 500),
    /** The component's metadata are not valid. */
    BAD_METADATA("MICROSERVICE_BAD_METADATA", 500),
    /** The component chose status and reason itself. */
    CHOSEN("MICROSERVICE_BAD_DATA", 400);

    private final String text;
    private final int status;

    Reason(String text, int status) {
        this.text = text;
        this.status = status;
    }

    /** The constant on the wire. */
    public String text() {
        return text;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
