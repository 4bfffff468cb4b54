/**
 * Files of records that survive a crash: each record has a length and a checksum, and the torn end of a file is cut off
 * when the file is opened again.
 *
 * <p>Depends on nothing. {@link org.primeradiant.records.RecordFile} is one file that grows;
 * {@link org.primeradiant.records.RecordReader} reads one from its beginning;
 * {@link org.primeradiant.records.Snapshots} replaces a file as a whole; {@link org.primeradiant.records.FolderLock}
 * keeps a second process out.
 *
 * <p>Decisions: the tail alone is forgiven. A crash can tear what was being appended, and nothing before it, so damage
 * that valid records follow is reported and never repaired in silence.
 */
package org.primeradiant.records;
