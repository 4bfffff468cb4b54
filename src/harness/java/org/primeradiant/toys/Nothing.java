package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Does nothing: everything is the host's. */
@Named("Nothing")
@ApplicationScoped
public class Nothing extends NoPredict {}
