package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import org.primeradiant.api.Call;
import org.primeradiant.api.Column;
import org.primeradiant.api.Column.Kind;
import org.primeradiant.api.Columns;
import org.primeradiant.api.Model;
import org.primeradiant.api.Strict;

/** Components that declare what they take. */
public final class Declared {
    private Declared() {}

    /** Answers what it took, in its own order. */
    @Named("flats")
    @ApplicationScoped
    @Columns({
        @Column(name = "area", min = 10, max = 1000),
        @Column(name = "rooms", kind = Kind.INTEGER, min = 1),
        @Column(name = "floor", optional = true)
    })
    public static class Flats implements Model<double[][], double[][]> {
        @Override
        public double[][] predict(double[][] flats, Call call) {
            return Arrays.stream(flats)
                    .map(flat -> new double[] {flat[0], flat[1], Double.isNaN(flat[2]) ? -1 : flat[2]})
                    .toArray(double[][]::new);
        }
    }

    /** Cannot be changed: the settings declare its columns and make it strict. */
    @Named("foreign")
    @ApplicationScoped
    public static class Foreign implements Model<double[][], double[][]> {
        @Override
        public double[][] predict(double[][] rows, Call call) {
            return rows;
        }
    }

    public record Booking(String name, int nights, OptionalInt age, LocalDate from) {}

    @Named("booking")
    @ApplicationScoped
    @Strict
    public static class Bookings implements Model<Booking, Integer> {
        @Override
        public Integer predict(Booking booking, Call call) {
            return booking.nights();
        }
    }

    /** Like {@link Bookings}, but only a setting makes it strict. */
    @Named("foreign-booking")
    @ApplicationScoped
    public static class ForeignBookings implements Model<Booking, Integer> {
        @Override
        public Integer predict(Booking booking, Call call) {
            return booking.nights();
        }
    }
}
