/**
 * Serves ONNX models with ONNX Runtime, an optional library. May use {@code api}, {@code json} and {@code models}.
 *
 * <p>{@link org.primeradiant.onnx.OnnxFormat} finds the file and loads an {@code OnnxModel}. The way of a request:
 * {@code InputReader} reads the payload into one {@code Feed} per input of the model, a direct buffer in the element
 * type of that input; the {@link org.primeradiant.onnx.Session} runs; {@code Answers} turns its outputs into the
 * payload.
 *
 * <p>Only classes whose names begin with {@code Ort} use the library. They are not loaded by the class loader of the
 * WAR but by a {@code BridgeLoader}, which takes the library from a {@code RuntimeLoader} that all WARs of the JVM
 * share. The reason: ONNX Runtime registers a shutdown hook that it never removes. Loaded by the WAR itself, it keeps
 * every undeployed WAR in memory, and leaves 28 MB of native library on the disk, for each deployment.
 *
 * <p>A model's memory and time at load and in calls are its own: a graph is a program. Only what it reads from the disk
 * is checked, by {@code ModelScan} and {@code ExternalData}, before the library opens the file.
 */
package org.primeradiant.onnx;
