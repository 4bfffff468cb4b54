package org.primeradiant.microservice;

/**
 * A created instance.
 *
 * @param <T> one of its types
 * @param instance the instance, or the container's proxy
 * @param release disposes of it; destroys a dependent bean
 */
record Made<T>(T instance, Runnable release) {}
