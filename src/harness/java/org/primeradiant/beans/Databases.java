package org.primeradiant.beans;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Components that compute their answers in a database, one for each way to reach it. */
public final class Databases {
    private Databases() {}

    /** Doubles a number through the server's default DataSource. */
    @Named("default-data-source")
    @ApplicationScoped
    public static class DefaultModel implements Model<double[], double[]> {
        @Resource(lookup = "java:comp/DefaultDataSource")
        DataSource database;

        @Override
        public double[] predict(double[] row, Call call) throws SQLException {
            return new double[] {twice(database, row[0])};
        }
    }

    /** Doubles a number through a DataSource that the application defines. Payara ships the H2 driver. */
    @Named("own-data-source")
    @ApplicationScoped
    @DataSourceDefinition(
            name = "java:app/jdbc/own",
            className = "org.h2.jdbcx.JdbcDataSource",
            url = "jdbc:h2:mem:own")
    public static class OwnModel implements Model<double[], double[]> {
        @Resource(lookup = "java:app/jdbc/own")
        DataSource database;

        @Override
        public double[] predict(double[] row, Call call) throws SQLException {
            return new double[] {twice(database, row[0])};
        }
    }

    /** Stores {@code [id, amount]} with JPA and answers the amount that it reads back. */
    @Named("jpa")
    @ApplicationScoped
    public static class JpaModel implements Model<double[], double[]> {
        @PersistenceContext
        EntityManager entities;

        @Override
        @Transactional
        public double[] predict(double[] row, Call call) {
            long id = (long) row[0];
            entities.persist(new Measurement(id, row[1]));
            entities.flush();
            entities.clear(); // otherwise find() answers from the persistence context
            return new double[] {entities.find(Measurement.class, id).amount};
        }
    }

    /** The row stored by {@link JpaModel}. */
    @Entity
    public static class Measurement {
        @Id
        long id;

        double amount;

        protected Measurement() {}

        Measurement(long id, double amount) {
            this.id = id;
            this.amount = amount;
        }
    }

    /** Uses SQL that both H2 and Derby understand. */
    private static double twice(DataSource database, double number) throws SQLException {
        String query = "select 2 * number from (values (cast(? as double precision))) as numbers (number)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setDouble(1, number);
            try (ResultSet results = statement.executeQuery()) {
                results.next();
                return results.getDouble(1);
            }
        }
    }
}
