package fares;

import jakarta.enterprise.context.ApplicationScoped;

/** What a kilometre costs: the service that the component asks. */
@ApplicationScoped
public class Tariff {
    public double perKilometre(double hour) {
        return hour >= 22 || hour < 6 ? 3 : 2;
    }
}
