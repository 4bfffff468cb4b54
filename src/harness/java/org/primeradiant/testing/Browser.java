package org.primeradiant.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in headless Chromium, which a test looks at and uses in real time, over the DevTools protocol. It can reach
 * only the loopback address. Used by one test.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 50;

    private final Process chromium;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> open;
    private final Events events;

    /** What the page has written to the console, and the addresses it has asked for. */
    private static final class Events implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            part.append(data);
            if (isLast) {
                JsonObject message = json(part.toString());
                part.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(JsonObject message) {
            if (message.containsKey("id")) {
                open.remove(message.getInt("id")).complete(message);
                return;
            }
            JsonObject parameters = message.getJsonObject("params");
            switch (message.getString("method")) {
                case "Runtime.exceptionThrown", "Runtime.consoleAPICalled" -> complaints.add(parameters.toString());
                case "Log.entryAdded" -> {
                    if (parameters.getJsonObject("entry").getString("level").equals("error")) {
                        complaints.add(parameters.toString());
                    }
                }
                case "Network.requestWillBeSent" ->
                    asked.add(parameters.getJsonObject("request").getString("url"));
                default -> {}
            }
        }
    }

    private Browser(Process chromium, Path folder) {
        this.chromium = chromium;
        this.events = new Events();
        this.open = events.open;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page(chromium, folder), events)
                .join();
    }

    /** Starts Chromium with an empty page, or skips the current test if it is not installed. */
    public static Browser start() {
        Path program = InstalledProgram.orSkip("chromium");
        Process chromium = null;
        boolean isStarted = false;
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser")), "profile");
            chromium = new ProcessBuilder(command(program, folder))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
            Browser browser = new Browser(chromium, folder);
            for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
                browser.call(domain + ".enable", Json.createObjectBuilder());
            }
            isStarted = true;
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (chromium != null && !isStarted) {
                end(chromium);
            }
        }
    }

    // The sandbox does not start as root, which containers and builds often run as.
    private static List<String> command(Path program, Path folder) {
        return List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.toAbsolutePath(),
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--no-proxy-server",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "about:blank");
    }

    /** The address of the page's debugger: Chromium writes its port to a file. */
    private static URI page(Process chromium, Path folder) {
        Path file = folder.resolve("DevToolsActivePort");
        return await("the page of Chromium", () -> {
            if (!chromium.isAlive()) {
                throw new AssertionError("chromium exited with " + chromium.exitValue() + "; see " + folder);
            }
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty() ? null : target(lines.get(0));
        });
    }

    private static URI target(String port) throws IOException {
        try (var list = URI.create("http://127.0.0.1:" + port + "/json/list")
                        .toURL()
                        .openStream();
                var reader = Json.createReader(list)) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(each -> each.getString("type").equals("page"))
                    .map(each -> URI.create(each.getString("webSocketDebuggerUrl")))
                    .findFirst()
                    .orElse(null);
        }
    }

    private interface Look<T> {
        T now() throws IOException;
    }

    private static <T> T await(String what, Look<T> look) {
        Instant end = Instant.now().plus(PATIENCE);
        IOException last = null;
        while (Instant.now().isBefore(end)) {
            try {
                T seen = look.now();
                if (seen != null) {
                    return seen;
                }
            } catch (IOException e) {
                last = e; // Chromium is still starting
            }
            pause();
        }
        throw new AssertionError(what + " did not appear within " + PATIENCE.toSeconds() + " s", last);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Loads an address; {@link #await} tells when the page shows something. */
    public void open(String address) {
        call("Page.navigate", Json.createObjectBuilder().add("url", address));
    }

    /** Sets the size of the page in pixels, and whether the user prefers a dark one. */
    public void resize(int width, int height, boolean isDark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Json.createObjectBuilder()
                        .add("width", width)
                        .add("height", height)
                        .add("deviceScaleFactor", 1)
                        .add("mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Json.createObjectBuilder()
                        .add(
                                "features",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", "prefers-color-scheme")
                                                .add("value", isDark ? "dark" : "light"))));
    }

    /** Waits until an expression of JavaScript is true. */
    public void await(String condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isTrue(condition)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + condition + "; the page says: "
                        + run("return document.body.innerText") + "; complaints: " + complaints());
            }
            pause();
        }
    }

    private boolean isTrue(String condition) {
        return run("try { return Boolean(" + condition + ") } catch { return false }") == JsonValue.TRUE;
    }

    /**
     * Runs the body of an asynchronous function.
     *
     * @return what it returned, as JSON
     */
    public JsonValue run(String body) {
        JsonObject result = call(
                        "Runtime.evaluate",
                        Json.createObjectBuilder()
                                .add("expression", "(async () => { " + body + "\n})()")
                                .add("awaitPromise", true)
                                .add("userGesture", true)
                                .add("returnByValue", true))
                .getJsonObject("result");
        if (result.containsKey("exceptionDetails")) {
            throw new AssertionError("the page threw " + result.getJsonObject("exceptionDetails"));
        }
        return result.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
    }

    /** Presses a key, such as {@code Tab} or {@code Enter}. */
    public void press(String key, int code, String text) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Json.createObjectBuilder()
                            .add("type", type)
                            .add("key", key)
                            .add("code", key)
                            .add("windowsVirtualKeyCode", code)
                            .add("text", type.equals("keyDown") ? text : ""));
        }
    }

    /** Takes a picture of what is seen of the page, as PNG. */
    public byte[] picture() {
        JsonObject result = call(
                        "Page.captureScreenshot", Json.createObjectBuilder().add("format", "png"))
                .getJsonObject("result");
        return Base64.getDecoder().decode(result.getString("data"));
    }

    /** Forgets complaints, and what was asked for. */
    public void forget() {
        events.complaints.clear();
        events.asked.clear();
    }

    /** What the page has written to the console, uncaught errors, and errors that Chromium reports. */
    public List<String> complaints() {
        return List.copyOf(events.complaints);
    }

    /** Every address that was asked for. */
    public List<String> asked() {
        return List.copyOf(events.asked);
    }

    /** Calls a method of the protocol and waits for its answer. */
    private JsonObject call(String method, JsonObjectBuilder parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        open.put(id, answer);
        String message = Json.createObjectBuilder()
                .add("id", id)
                .add("method", method)
                .add("params", parameters)
                .build()
                .toString();
        try {
            socket.sendText(message, true).join();
            JsonObject answered = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answered.containsKey("error")) {
                throw new AssertionError(method + " failed: " + answered.getJsonObject("error"));
            }
            return answered;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " was not answered", e);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        socket.abort();
        end(chromium);
    }

    private static void end(Process chromium) {
        List<ProcessHandle> parts = chromium.descendants().toList();
        chromium.destroyForcibly();
        parts.forEach(ProcessHandle::destroyForcibly);
        chromium.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
