package fares;

import jakarta.enterprise.context.ApplicationScoped;

/** The price per kilometer, a service injected into the component. */
@ApplicationScoped
public class Tariff {
    public double perKilometre(double hour) {
        return hour >= 22 || hour < 6 ? 3 : 2;
    }
}
