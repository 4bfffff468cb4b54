package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Implements nothing. */
@Named("Nothing")
@ApplicationScoped
public class Nothing extends NoPredict {}
