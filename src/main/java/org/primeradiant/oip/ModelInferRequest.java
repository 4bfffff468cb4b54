package org.primeradiant.oip;

/**
 * A request over gRPC, with the model it is for.
 *
 * @param model the model's name
 * @param version the version asked for; empty for the one that is served
 * @param raw whether the inputs came as raw contents, so that the answer may too
 * @param request what the model is to do
 */
public record ModelInferRequest(String model, String version, boolean raw, InferRequest request) {}
