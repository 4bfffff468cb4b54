package org.primeradiant.identity;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A command that makes a token for the file of tokens. Run it as {@code java -cp radiant-classes.jar
 * org.primeradiant.identity.NewToken NAME ROLE[,ROLE]}. Uses only the JDK, so that it needs no other jar.
 */
public final class NewToken {
    private static final int BYTES = 32;
    private static final String USAGE =
            "Usage: java -cp radiant-classes.jar org.primeradiant.identity.NewToken NAME ROLE[,ROLE]";
    private static final String HELP = USAGE + """


            Makes a token of 256 random bits for the mechanism `token` and prints it once, with the line that goes into
            the file RADIANT_TOKENS_FILE. The line contains only a hash of the token. The caller sends the token as
            `Authorization: Bearer TOKEN`.

              NAME  who calls, for logs and for call.principal(); without blanks
              ROLE  what the caller may do, such as predict, feedback, metadata, metrics, operate, or a role of your own
            """;

    private NewToken() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), new SecureRandom(), System.out, System.err));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, RandomGenerator random, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(HELP);
            return 0;
        }
        if (arguments.size() != 2) {
            err.println(USAGE);
            return 2;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String line = arguments.get(0) + " " + arguments.get(1) + " " + TokenHash.text(token);
        try {
            TokenLine.parse(line);
        } catch (IllegalArgumentException e) {
            err.println("NAME and ROLE[,ROLE]: " + e.getMessage());
            return 2;
        }
        out.println("Token, shown only this once: " + token);
        out.println("Line for the file: " + line);
        return 0;
    }
}
