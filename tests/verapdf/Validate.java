import java.io.File;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints for each file a line of its name, how many checks were made, and the rules of PDF/UA-1 that it
 * breaks, between tabs. A file that cannot be read breaks the rule `unreadable`.
 *
 * The profile is read here, not by the library: its own reading needs JAXB, which Java has no more.
 */
public final class Validate {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        for (String file : files) {
            System.out.println(file + "\t" + verdict(file, profile));
        }
    }

    private static String verdict(String file, ValidationProfile profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1)) {
            ValidationResult result = ValidatorFactory.createValidator(profile, false).validate(parser);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber());
                }
            }
            return result.getTotalAssertions() + "\t" + String.join(" ", broken);
        } catch (Exception error) {
            return "0\tunreadable";
        }
    }

    private static ValidationProfile profile() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream source = Profiles.class.getResourceAsStream(PROFILE)) {
            root = factory.newDocumentBuilder().parse(source).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        NodeList elements = root.getElementsByTagNameNS("*", "rule");
        for (int at = 0; at < elements.getLength(); at++) {
            rules.add(rule((Element) elements.item(at)));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        NodeList named = root.getElementsByTagNameNS("*", "variable");
        for (int at = 0; at < named.getLength(); at++) {
            variables.add(variable((Element) named.item(at)));
        }
        return Profiles.profileFromValues(PDFAFlavour.PDFUA_1,
            Profiles.profileDetailsFromValues("PDF/UA-1", "ISO 14289-1", "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = (Element) rule.getElementsByTagNameNS("*", "id").item(0);
        RuleId named = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        return Profiles.ruleFromValues(named, rule.getAttribute("object"),
            "true".equals(rule.getAttribute("deferred")), rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), Collections.emptyList()), Collections.emptyList());
    }

    private static Variable variable(Element variable) {
        return Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
            text(variable, "defaultValue"), text(variable, "value"));
    }

    private static String text(Element holder, String name) {
        NodeList found = holder.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
