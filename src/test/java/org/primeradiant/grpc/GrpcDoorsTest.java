package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.primeradiant.settings.GrpcSettings.Servlet;

class GrpcDoorsTest {
    private static final String WILDFLY = "WildFly Full 39.0.1.Final";
    private static final String PAYARA = "Payara Micro #badassfish";

    @Test
    void opensTheServletAtTheRootOfAServerThatCarriesGrpc() {
        assertThat(GrpcDoors.obstacle(Servlet.AUTO, WILDFLY, "")).isEmpty();
    }

    @Test
    void leavesItClosedBelowAContextPathWhichClientsCannotSend() {
        assertThat(GrpcDoors.obstacle(Servlet.AUTO, WILDFLY, "/iris"))
                .contains("gRPC clients cannot call paths below /iris");
    }

    @Test
    void leavesItClosedOnAServerThatLosesCalls() {
        assertThat(GrpcDoors.obstacle(Servlet.AUTO, PAYARA, ""))
                .contains("the HTTP/2 implementation of this server loses gRPC calls");
    }

    @Test
    void opensItAnywhereOnDemand() {
        assertThat(GrpcDoors.obstacle(Servlet.ON, PAYARA, "/iris")).isEmpty();
    }

    @Test
    void leavesItClosedOnDemand() {
        assertThat(GrpcDoors.obstacle(Servlet.OFF, WILDFLY, "")).contains("RADIANT_GRPC_SERVLET is off");
    }
}
