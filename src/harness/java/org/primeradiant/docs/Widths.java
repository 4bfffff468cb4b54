package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

@Named("widths")
@ApplicationScoped
public class Widths extends IrisRule {
    public Widths() {
        super(0.27, 0.57);
    }

    @Override
    double measure(double[] flower) {
        return flower[3] / flower[1];
    }
}
