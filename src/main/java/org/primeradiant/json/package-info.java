/**
 * Reads and writes JSON bytes: a scanner, numbers, strings, nested lists as tensors, and output. Independent of
 * any protocol.
 *
 * <p>May use {@code api}, {@code settings}, JSON-P and fastdoubleparser. {@link org.primeradiant.json.Utf8} opens a
 * {@link org.primeradiant.json.JsonScanner} over a body in any of JSON's encodings; a protocol's codec skips all
 * fields first and then reads those it needs. Lists of numbers are parsed while they are skipped
 * ({@link org.primeradiant.json.NumberLists}), mixed ones by {@link org.primeradiant.json.MixedLists}, those whose type
 * is known with {@link org.primeradiant.json.ListWalk}. Output goes through
 * {@link org.primeradiant.json.JsonOutput}.
 *
 * <p>Decisions: no pool of scratch arrays. Instead a scan ahead counts the commas, eight bytes at a time, which costs
 * no more than copying from a scratch array would, and one array of the right size is allocated. Only numbers are
 * converted by our own algorithms, because {@code JsonCodecBenchmark} shows them ahead of the libraries. Heap use is
 * accounted for before memory is allocated ({@link org.primeradiant.json.HeapUse}).
 */
package org.primeradiant.json;
