package org.primeradiant.beans;

import jakarta.ejb.Stateless;

/** Refused because the container does not see its role. */
@Stateless
public class InvisibleModel extends Refused.Base {}
