package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

@Named("sepals")
@ApplicationScoped
public class Sepals extends IrisRule {
    public Sepals() {
        super(5.45, 6.15);
    }

    @Override
    double measure(double[] flower) {
        return flower[0];
    }
}
