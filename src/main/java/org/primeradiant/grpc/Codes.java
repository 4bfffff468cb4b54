package org.primeradiant.grpc;

import io.grpc.Status;
import java.util.Locale;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.api.SeldonException;

/** Maps failures to gRPC statuses; a protocol may have its own mapping. */
public final class Codes {
    private Codes() {}

    /** The status of a failure, with the message of the failure as its description. */
    public static Status status(SeldonException failure) {
        Status status = switch (failure.reason()) { // no default: a new reason must choose its status here
            case BAD_DATA -> Status.INVALID_ARGUMENT;
            case MISSING_ROLE, METHOD_NOT_ALLOWED, UNSUPPORTED_ENCODING -> Status.UNIMPLEMENTED;
            case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case TOO_LARGE -> Status.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case DEADLINE_EXCEEDED, REQUEST_TIMEOUT -> Status.DEADLINE_EXCEEDED;
            case INTERNAL_ERROR, BAD_METRIC, BAD_METADATA, BAD_GATEWAY -> Status.INTERNAL;
            case CHOSEN -> chosen(failure.status());
        };
        return status.withDescription(failure.getMessage());
    }

    /** The outcome that a status stands for; a caller's mistake does not count as a failure. */
    static Outcome outcome(Status status) {
        return switch (status.getCode()) {
            case OK -> Outcome.ANSWERED;
            case CANCELLED,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    UNAUTHENTICATED -> Outcome.REFUSED;
            case UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, DATA_LOSS -> Outcome.FAILED;
        };
    }

    /** The status that corresponds to an HTTP status, by the table in google.rpc.Code. */
    private static Status chosen(int http) {
        return switch (http) {
            case 401 -> Status.UNAUTHENTICATED;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.NOT_FOUND;
            case 409 -> Status.ABORTED;
            case 429 -> Status.RESOURCE_EXHAUSTED;
            case 499 -> Status.CANCELLED;
            case 501 -> Status.UNIMPLEMENTED;
            case 503 -> Status.UNAVAILABLE;
            case 504 -> Status.DEADLINE_EXCEEDED;
            default -> http < 500 ? Status.INVALID_ARGUMENT : Status.INTERNAL;
        };
    }

    /** The code of a status in the spelling of Go, such as {@code InvalidArgument}. */
    public static String name(Status status) {
        StringBuilder name = new StringBuilder();
        for (String word : status.getCode().name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
