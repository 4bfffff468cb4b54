/**
 * The models that answered when servers of the Open Inference Protocol were recorded, as beans with the same behaviour.
 * There is one class for each server, because their models have the same names.
 */
package org.primeradiant.oiptoys;
