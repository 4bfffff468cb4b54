package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

@Named("lengths")
@ApplicationScoped
public class Lengths extends IrisRule {
    public Lengths() {
        super(0.49, 0.772);
    }

    @Override
    double measure(double[] flower) {
        return flower[2] / flower[0];
    }
}
