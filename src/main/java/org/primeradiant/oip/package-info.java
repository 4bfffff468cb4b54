/**
 * The messages of the Open Inference Protocol V2: named tensors, their datatypes, their JSON, binary and protobuf
 * forms, and what they are as payloads of components.
 *
 * <p>May use {@code api}, {@code settings}, {@code json} and {@code protobuf}. Knows neither transports nor components:
 * the package {@code inference} serves the protocol, and {@code graph} speaks it to remote nodes.
 *
 * <p>A body comes through {@link org.primeradiant.oip.JsonInferReader}: numbers are parsed while the members are found,
 * straight into one array, and then given the datatype's type ({@link org.primeradiant.oip.NumberArrays}); the rest is
 * read element by element ({@link org.primeradiant.oip.JsonElements}). Bytes, after the JSON or raw over gRPC, become
 * arrays in {@link org.primeradiant.oip.BinaryElements}. Answers leave through
 * {@link org.primeradiant.oip.JsonInferWriter}, or {@link org.primeradiant.oip.BinaryBody} if outputs are binary.
 *
 * <p>Specification: <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>; binary
 * tensors over HTTP as in Triton's extension {@code binary_tensor_data}.
 */
package org.primeradiant.oip;
