/**
 * JSON bytes: a scanner, numbers, strings, nested lists as tensors, and output. Knows no protocol.
 *
 * <p>May use {@code api}, {@code settings}, JSON-P and fastdoubleparser. {@link org.primeradiant.json.Utf8} opens a
 * {@link org.primeradiant.json.JsonScanner} over a body in any of JSON's encodings; a protocol's codec passes fields
 * and reads those that count. Lists of numbers are read while they are passed ({@link
 * org.primeradiant.json.NumberLists}), mixed ones by {@link org.primeradiant.json.MixedLists}. Output goes through
 * {@link org.primeradiant.json.JsonOutput}.
 *
 * <p>Decisions: no pool of scratch arrays. The commas are counted first, eight bytes at a time, which costs no more
 * than the copy from a scratch array would, so that one array of the right size is made. Numbers are read and written
 * by our own code because {@code JsonCodecBenchmark} shows it ahead of the libraries; nothing else is. What a text
 * takes of the heap is paid for before it is taken ({@link org.primeradiant.json.HeapUse}).
 */
package org.primeradiant.json;
