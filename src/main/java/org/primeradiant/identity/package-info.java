/**
 * Who calls, and what they may do. A transport gathers {@link org.primeradiant.identity.Credentials} of a call and asks
 * {@link org.primeradiant.identity.Access}, which tries the mechanisms of the deployment; what a call needs is a
 * {@link org.primeradiant.identity.Right}. The same objects serve HTTP and gRPC, so that both doors agree.
 *
 * <p>May use {@code api} and {@code settings}. An admitted call carries its identity in its budget, so that every
 * component and graph node that it reaches knows who calls.
 */
package org.primeradiant.identity;
