package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

@Named("petals")
@ApplicationScoped
public class Petals extends IrisRule {
    public Petals() {
        super(2.45, 4.75);
    }

    @Override
    double measure(double[] flower) {
        return flower[2];
    }
}
