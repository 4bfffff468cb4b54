# The image of Radiant on Payara Micro. docs/deploying.md says how to use it.
#
#   docker build -t radiant .
#   docker build -t radiant --build-arg PROFILES=onnx .    with ONNX Runtime
#
# Your own components, in a Dockerfile of your own:
#
#   FROM radiant
#   COPY my-components.jar /opt/radiant/war/WEB-INF/lib/

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
# Maven profiles, with commas between them, that add optional libraries.
ARG PROFILES=
# What Maven downloads stays with the builder, for the next build.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp package dependency:copy-dependencies -DskipTests ${PROFILES:+-P$PROFILES} \
        -DincludeArtifactIds=payara-micro -DoutputDirectory=target/server \
    && server-config/container/assemble target/server/payara-micro-*.jar target/radiant /opt/radiant

FROM eclipse-temurin:17-jre
LABEL org.opencontainers.image.title="Radiant" \
      org.opencontainers.image.description="Prediction components over Seldon's REST and gRPC protocols, on Payara Micro" \
      org.opencontainers.image.licenses="Apache-2.0"
# A number, because Kubernetes can check with it that the user is not root (runAsNonRoot).
RUN groupadd --gid 8888 radiant && useradd --uid 8888 --gid 8888 --no-create-home --shell /usr/sbin/nologin radiant
COPY --from=build /opt/radiant /opt/radiant
USER 8888:8888
# HTTP, gRPC, metrics: the defaults of the variables PREDICTIVE_UNIT_*_SERVICE_PORT.
EXPOSE 9000 9500 6000
STOPSIGNAL SIGTERM
# No HEALTHCHECK: Kubernetes does not read it and probes over HTTP, and the base image has no program that asks over HTTP.
ENTRYPOINT ["/opt/radiant/radiant"]
